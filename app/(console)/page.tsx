import { redirect } from "next/navigation";
import { pageViewer } from "@/lib/auth/viewer";

export default async function HomePage() {
  await pageViewer("/");
  redirect("/cards");
}
