/** Which page stands at which address. Each is loaded when it is first looked at. */
import { Component, lazy, type ReactNode, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { reportOf } from '../connect/report-of.ts'
import { Button } from '../design/button.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

const Home = lazy(async () => ({ default: (await import('../home/home-page.tsx')).HomePage }))
const Library = lazy(async () => ({ default: (await import('../library/library-page.tsx')).LibraryPage }))
const Item = lazy(async () => ({ default: (await import('../library/item-page.tsx')).ItemPage }))
const Recipes = lazy(async () => ({ default: (await import('../recipes/recipes-page.tsx')).RecipesPage }))
const Editor = lazy(async () => ({ default: (await import('../editor/editor-page.tsx')).EditorPage }))
const Runs = lazy(async () => ({ default: (await import('../runs/runs-page.tsx')).RunsPage }))
const Storage = lazy(async () => ({ default: (await import('../storage/storage-page.tsx')).StoragePage }))
const Account = lazy(async () => ({ default: (await import('../account/account-page.tsx')).AccountPage }))
const Settings = lazy(async () => ({ default: (await import('../settings/settings-page.tsx')).SettingsPage }))
const Analysis = lazy(async () => ({ default: (await import('../analysis/analysis-page.tsx')).AnalysisPage }))

export function Pages() {
  const [address] = useLocation()
  return (
    <Guard address={address}>
      <Suspense fallback={null}>
        <Switch>
          <Route path="/" component={Home} />
          <Route path="/media" component={Library} />
          <Route path="/media/:cid">{({ cid }) => <Item cid={cid} />}</Route>
          <Route path="/analysis/:cid">{({ cid }) => <Analysis cid={cid} />}</Route>
          <Route path="/recipes" component={Recipes} />
          <Route path="/recipe/:id">{({ id }) => <Editor key={id} id={decodeURIComponent(id)} />}</Route>
          <Route path="/recipe/:id/dag">{({ id }) => <Editor key={id} id={decodeURIComponent(id)} />}</Route>
          <Route path="/runs">{() => <Runs />}</Route>
          <Route path="/run/:id/:tab?">{({ id, tab }) => <Runs runId={id} tab={tab} />}</Route>
          <Route path="/storage" component={Storage} />
          <Route path="/account" component={Account} />
          <Route path="/settings" component={Settings} />
          <Route>{() => <Lost />}</Route>
        </Switch>
      </Suspense>
    </Guard>
  )
}

const Lost = () => (
  <PageFrame title={text.common.appName}>
    <ErrorNote error={{ message: text.app.lostPage }} action={<GoHome />} />
  </PageFrame>
)

function GoHome() {
  const [, navigate] = useLocation()
  return <Button onClick={() => navigate('/')}>{text.app.goHome}</Button>
}

interface GuardProps {
  readonly address: string
  readonly children: ReactNode
}

interface GuardState {
  readonly address?: string
  readonly failure?: { readonly error: unknown } | undefined
}

/** Keeps the window standing when a page falls. Another address is another chance; what stands stays as it is. */
class Guard extends Component<GuardProps, GuardState> {
  override state: GuardState = {}

  static getDerivedStateFromError(error: unknown): GuardState {
    return { failure: { error } }
  }

  static getDerivedStateFromProps({ address }: GuardProps, state: GuardState): GuardState | null {
    if (address === state.address) return null
    return state.address === undefined ? { address } : { address, failure: undefined }
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (!failure) return this.props.children
    return (
      <PageFrame title={text.app.broken}>
        <ErrorNote error={reportOf(failure.error)} action={<GoHome />} />
      </PageFrame>
    )
  }
}
