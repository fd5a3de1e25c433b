/** The outline of the first page while its data loads: the same as in index.html, so that nothing moves (ui/outline.css). */
export function PageSkeleton() {
  return (
    <div aria-busy>
      <p className="visually-hidden">Loading…</p>
      <div className="outline outline-app">
        <div className="outline-header" />
        <div className="outline-main">
          <div className="outline-heading" />
          <div className="outline-table" />
        </div>
      </div>
      <div className="outline outline-form">
        <div className="outline-card" />
      </div>
    </div>
  )
}
