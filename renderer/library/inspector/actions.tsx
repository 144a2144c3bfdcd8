/** What can be done with one item. */
import { AudioLines, Copy, Download, Ellipsis, ExternalLink, Trash2, Workflow } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button, IconButton } from '../../design/button.tsx'
import { Menu, type MenuItem } from '../../design/menu.tsx'
import { text } from '../../text/text.ts'
import { type GalleryItem, useRecipeAddress } from '../queries.ts'
import { UseInRecipe } from '../use-in-recipe.tsx'
import { useItemActions } from '../use-item-actions.ts'
import styles from './inspector.module.css'

const words = text.library.action

export interface ActionsProps {
  readonly item: GalleryItem
  /** It has the page already. */
  readonly isOpen: boolean
  /** What it was rendered from. */
  readonly recipe: { readonly name: string; readonly cid: string } | undefined
}

export function Actions({ item, isOpen, recipe }: ActionsProps) {
  const [, navigate] = useLocation()
  const [isUsing, setUsing] = useState(false)
  const use = (
    <Button icon={<Workflow aria-hidden />} onClick={() => setUsing(true)}>
      {words.use}
    </Button>
  )
  return (
    <div className={styles.acts}>
      {isOpen ? (
        use
      ) : (
        <Button
          look="primary"
          icon={<ExternalLink aria-hidden />}
          onClick={() => navigate(`/media/${item.cid}`)}
        >
          {words.open}
        </Button>
      )}
      {isOpen ? <Analyse item={item} /> : use}
      <Menu
        trigger={<IconButton label={words.more} icon={<Ellipsis aria-hidden />} />}
        groups={useGroups({ item, isOpen, recipe })}
      />
      {isUsing ? <UseInRecipe item={item} onClose={() => setUsing(false)} /> : null}
    </div>
  )
}

function Analyse({ item: { cid, media } }: Pick<ActionsProps, 'item'>) {
  const [, navigate] = useLocation()
  if (media === 'image') return null
  return (
    <Button icon={<AudioLines aria-hidden />} onClick={() => navigate(`/analysis/${cid}`)}>
      {words.analyse}
    </Button>
  )
}

function useGroups({ item, isOpen, recipe }: ActionsProps): readonly (readonly MenuItem[])[] {
  const [, navigate] = useLocation()
  const actions = useItemActions()
  const address = useRecipeAddress(recipe)
  const toRecipe = (): void => navigate(address)
  const remove = async (): Promise<void> => {
    const gone = await actions.remove([item])
    if (isOpen && gone.length > 0) navigate('/media')
  }
  return [
    [
      ...(recipe ? [{ text: words.openRecipe, icon: <Workflow aria-hidden />, run: toRecipe }] : []),
      {
        text: words.analyse,
        icon: <AudioLines aria-hidden />,
        run: () => navigate(`/analysis/${item.cid}`),
        refusal: item.media === 'image' ? text.library.stillsAreNotAnalysed : undefined,
      },
      { text: words.download, icon: <Download aria-hidden />, run: () => actions.download(item) },
      { text: words.copyCid, icon: <Copy aria-hidden />, run: () => void actions.copyCids([item]) },
    ],
    [
      {
        text: words.delete,
        icon: <Trash2 aria-hidden />,
        isDanger: true,
        keys: 'Delete',
        refusal: item.protectedBy.length > 0 ? text.library.about.protected(item.protectedBy) : undefined,
        run: () => void remove(),
      },
    ],
  ]
}
