/** Stands in for the reading process: answers with the names of its environment. */
process.once('message', () => {
  process.send?.({ type: 'done', summary: { names: Object.keys(process.env), arguments: process.argv } });
});
