/** A document of the store: records, plans and analyses are such. */
import { Card } from '../../design/section.tsx'
import styles from './item.module.css'

const WIDTH = 2

export const Document = ({ value }: { readonly value: unknown }) => (
  <Card>
    <pre className={styles.document}>{JSON.stringify(value, null, WIDTH)}</pre>
  </Card>
)
