/** Texts of the preview. */
export const previewLabels = { previous: 'Previous person', next: 'Next person', person: 'Person' }
export const previewKeyNames = {
  title: 'In the preview',
  next: 'Next person',
  previous: 'Previous person',
  close: 'Close the preview and return to the row',
}
