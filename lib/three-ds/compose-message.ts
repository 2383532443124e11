import { formatAmount } from "@/lib/core/format";
import { strangerText } from "@/lib/core/stranger-text";
import type { RelayLanguage } from "@/lib/three-ds/constants";

export interface MessageFacts {
  merchantName: string | null;
  /** Signed decimal string; shown without its sign, since what is confirmed is a payment. */
  amount: string | null;
  currency: string | null;
  last4: string | null;
  code: string;
  minutesLeft: number;
}

/** Subject and text of the message that takes a code to a cardholder. The subject shows on locked phones: no code in it. */
export function composeMessage(
  facts: MessageFacts,
  language: RelayLanguage,
): { subject: string; text: string } {
  const words = {
    merchant: plain(facts.merchantName),
    amount: amountText(facts, language),
    last4: facts.last4 ?? "····",
    code: facts.code,
    minutes: Math.max(1, facts.minutesLeft),
  };
  return TEMPLATES[language](words);
}

interface Words {
  merchant: string;
  amount: string;
  last4: string;
  code: string;
  minutes: number;
}

const TEMPLATES: Record<RelayLanguage, (words: Words) => { subject: string; text: string }> = {
  en: ({ merchant, amount, last4, code, minutes }) => ({
    subject: `Confirm your payment with card •••• ${last4}`,
    text: [
      `You are paying${amount && ` ${amount}`}${merchant && ` at ${merchant}`} with your card •••• ${last4}.`,
      `Your code: ${code}`,
      `It is valid for another ${minutes} ${minutes === 1 ? "minute" : "minutes"}. Enter it only on the page where you are paying.`,
      "We never ask for this code, neither by phone nor by message. If you are not making this payment, tell nobody the code and contact us.",
    ].join("\n\n"),
  }),
  "zh-HK": ({ merchant, amount, last4, code, minutes }) => ({
    subject: `請確認尾號 ${last4} 的卡的付款`,
    text: [
      `你正以尾號 ${last4} 的卡${merchant && `在 ${merchant} `}付款${amount && ` ${amount}`}。`,
      `驗證碼：${code}`,
      `驗證碼將於 ${minutes} 分鐘後失效。請只在你正在付款的頁面輸入。`,
      "我們絕不會以電話或訊息向你索取此驗證碼。如非你本人付款，請勿將驗證碼告訴任何人，並立即聯絡我們。",
    ].join("\n\n"),
  }),
  "zh-CN": ({ merchant, amount, last4, code, minutes }) => ({
    subject: `请确认尾号 ${last4} 的卡的付款`,
    text: [
      `您正在使用尾号 ${last4} 的卡${merchant && `在 ${merchant} `}付款${amount && ` ${amount}`}。`,
      `验证码：${code}`,
      `验证码将在 ${minutes} 分钟后失效。请仅在您正在付款的页面输入。`,
      "我们绝不会通过电话或消息向您索取此验证码。如果不是您本人付款，请勿将验证码告诉任何人，并立即联系我们。",
    ].join("\n\n"),
  }),
};

function amountText({ amount, currency }: MessageFacts, language: RelayLanguage): string {
  if (!amount || !currency) return "";
  return `${currency} ${formatAmount(amount.replace(/^-/, ""), currency, language)}`;
}

/**
 * A shop names itself: no line breaks or control characters, nothing that a mail program would turn into a link
 * (`amazon.com` becomes `amazon·com`), not endless.
 */
function plain(merchant: string | null): string {
  const text = strangerText(merchant ?? "")
    .normalize("NFKC")
    .replace(/[\p{C}\p{Zl}\p{Zp}\uFFFD]+/gu, " ")
    .replace(/(?:[a-z][\w+.-]*:\/\/|www\.)\S+/gi, "…")
    .replace(/(?<=[\p{L}\p{N}_-])[.。。](?=[\p{L}\p{N}])/gu, "·")
    .replace(/(?<=\S)@(?=\S)/g, " @ ")
    .replace(/\b(mailto|tel|sms|javascript|data|geo):/gi, "$1 ")
    .replace(/\s+/g, " ")
    .trim();
  return [...text].slice(0, 60).join("");
}
