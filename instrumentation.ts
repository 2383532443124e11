export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { markSocketAddresses } = await import("@/lib/core/socket-address");
  markSocketAddresses();
  const { takeWebhooksDirectly } = await import("@/lib/webhooks/direct-intake");
  takeWebhooksDirectly();
  const { startBackground } = await import("@/lib/root/background");
  startBackground();
}
