export const DIALOG =
  "mx-auto mt-[12vh] mb-auto w-[calc(100vw-2rem)] max-w-2xl overflow-hidden rounded-xl border border-line bg-raised p-0 shadow-lg open:flex open:flex-col max-sm:m-0 max-sm:h-dvh max-sm:max-h-none max-sm:w-full max-sm:max-w-none max-sm:rounded-none max-sm:border-0";

export const INPUT = "h-12 w-full bg-transparent text-base outline-none placeholder:text-faint";
