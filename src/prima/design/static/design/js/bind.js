/* Start the modules that elements ask for with data-module="name other", each element once. */

const bound = new WeakSet();

export async function bind(root) {
  const elements = [...root.querySelectorAll("[data-module]")];
  if (root.matches?.("[data-module]")) elements.unshift(root);
  for (const element of elements) {
    if (bound.has(element)) continue;
    bound.add(element);
    for (const name of element.dataset.module.split(" ")) {
      const module = await import(`./${name}.js`);
      module.start(element);
    }
  }
}
