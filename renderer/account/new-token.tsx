/** Making a token; afterwards it is shown, this once. */
import { Copy } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { MAX_TOKEN_DAYS } from '../../engine/contract/access-procedures.ts'
import { Scope } from '../../engine/contract/scopes.ts'
import { reportOf } from '../connect/report-of.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { Field, TextInput } from '../design/fields.tsx'
import { notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'
import styles from './new-token.module.css'
import { useMakeToken } from './queries.ts'

const words = text.account.newToken
const FORM = 'new-token'

export function NewToken({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const make = useMakeToken()
  const token = make.data?.token
  const close = (): void => {
    make.reset()
    onClose()
  }
  return (
    <Dialog
      title={token === undefined ? words.title : words.shown}
      isOpen={isOpen}
      onClose={close}
      actions={
        token === undefined ? (
          <Button look="primary" type="submit" form={FORM} disabled={make.isPending}>
            {words.make}
          </Button>
        ) : (
          <Button look="primary" onClick={close}>
            {words.done}
          </Button>
        )
      }
    >
      {make.error ? <ErrorNote error={reportOf(make.error)} /> : null}
      {token === undefined ? <Wish onMake={make.mutate} /> : <Shown token={token} />}
    </Dialog>
  )
}

type Make = ReturnType<typeof useMakeToken>['mutate']

function Wish({ onMake }: { readonly onMake: Make }) {
  const [name, setName] = useState('')
  const [scope, setScope] = useState<Scope>('run')
  const [days, setDays] = useState(String(MAX_TOKEN_DAYS))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onMake({ name, scopes: [scope], days: Number(days) })
  }
  return (
    <form id={FORM} className={styles.form} onSubmit={submit}>
      <Field label={words.name}>
        {(id) => (
          <TextInput
            id={id}
            required
            maxLength={100}
            placeholder={words.namePlaceholder}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <fieldset className={styles.scopes}>
        <legend>{words.rights}</legend>
        {Scope.options.map((each) => (
          <ScopeChoice key={each} scope={each} isChosen={each === scope} onChoose={() => setScope(each)} />
        ))}
      </fieldset>
      <Field label={words.days} isInline>
        {(id) => (
          <TextInput
            id={id}
            type="number"
            required
            min={1}
            max={MAX_TOKEN_DAYS}
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        )}
      </Field>
    </form>
  )
}

interface ScopeChoiceProps {
  readonly scope: Scope
  readonly isChosen: boolean
  readonly onChoose: () => void
}

const ScopeChoice = ({ scope, isChosen, onChoose }: ScopeChoiceProps) => (
  <label className={styles.scope}>
    <input type="radio" name="scope" checked={isChosen} onChange={onChoose} />
    <span>{words.scopes[scope][0]}</span>
    <span className={styles.hint}>{words.scopes[scope][1]}</span>
  </label>
)

const Shown = ({ token }: { readonly token: string }) => (
  <div className={styles.shown}>
    <p>{words.shownText}</p>
    <div className={styles.secret}>
      <TextInput readOnly aria-label={words.secret} value={token} onFocus={({ target }) => target.select()} />
      <Button icon={<Copy aria-hidden />} onClick={() => void copy(token)}>
        {text.common.copy}
      </Button>
    </div>
  </div>
)

async function copy(token: string): Promise<void> {
  await navigator.clipboard.writeText(token)
  notify({ text: words.copied })
}
