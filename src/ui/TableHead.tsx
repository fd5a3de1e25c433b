/** The head of a table of records. The explicit roles keep it one where its rows are cards. */
export function TableHead({ heads }: { heads: readonly string[] }) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {heads.map((head) => (
          <th role="columnheader" scope="col" key={head}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  )
}
