/** The head of a table. The explicit roles keep its semantics where CSS shows the rows as cards. */
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
