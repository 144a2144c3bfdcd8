/** Not attached to an account: what this engine is instead. */
import { Block } from '../design/block.tsx'
import { Facts } from '../design/section.tsx'
import { text } from '../text/text.ts'
import { useAbout } from './queries.ts'

const words = text.account.here

export function Here() {
  const { data } = useAbout()
  return (
    <Block title={words.title} hint={words.text}>
      {data ? (
        <Facts
          rows={[
            [
              words.engine,
              <code key="id" title={words.engineHint}>
                {data.engineId}
              </code>,
            ],
            [words.version, data.version],
            [words.platform, data.platform],
            [words.node, data.node],
          ]}
        />
      ) : null}
    </Block>
  )
}
