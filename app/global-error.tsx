"use client";

import "./globals.css";

/** The root layout itself failed, and with it language and theme: said in all three, in the system's colours. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Cardroom</title>
        <main className="mx-auto grid max-w-xl gap-3 px-4 py-24">
          <h1 className="font-semibold text-xl">Cardroom could not be shown</h1>
          <p className="text-muted">
            Something failed on our side. Nothing you did was changed by this page.
          </p>
          <p lang="zh-HK" className="text-muted">
            系統發生問題，未能顯示頁面。此頁面沒有更改你的任何操作。
          </p>
          <p lang="zh-CN" className="text-muted">
            系统出现问题，无法显示页面。此页面没有更改你的任何操作。
          </p>
          {error.digest ? <p className="font-mono text-muted text-sm">{error.digest}</p> : null}
          <p>
            <button
              type="button"
              onClick={retry}
              className="h-9 rounded-md bg-accent px-4 font-medium text-on-accent hover:bg-accent-hover"
            >
              Try again · 再試一次 · 重试
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
