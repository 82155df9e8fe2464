// The outlines that world.mjs makes, as JSON text (build.mjs).
declare module "world" {
  const text: string;
  export default text;
}
declare module "*.css";
