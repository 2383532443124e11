"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SearchNoteText } from "@/components/ui/search-note-text";
import { Stranger } from "@/components/ui/stranger";
import { useTypedSearch } from "@/components/ui/use-typed-search";
import { userListOptions } from "@/lib/users/query-options";
import type { UserListItem } from "@/lib/users/schema";
import { findDocumentHolder } from "./find-document-holder";
import { phoneText, userName } from "./user-name";
import { UserStatusBadge } from "./user-status-badge";

interface UserPickerProps {
  label: string;
  error?: string | undefined;
  /** Takes the focus once it is there; for a place that opened before it was loaded. */
  focus?: boolean;
  onPick: (user: UserListItem) => void;
}

/** Finds one registered user by name, phone number or id: type, then arrows and Enter, or a click. */
export function UserPicker({ label, error, focus = false, onPick }: UserPickerProps) {
  const t = useTranslations("users.picker");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const [q, setQ] = useState("");
  const { text, note, change, end, leave } = useTypedSearch({
    value: q,
    restMs: REST_MS,
    onSearch: setQ,
    findDocument: findDocumentHolder,
  });
  const [place, setPlace] = useState(0);
  const [open, setOpen] = useState(false);
  const found = useQuery(userListOptions({ ...(q.trim() ? { q: q.trim() } : {}), limit: CHOICES }));
  const users = open ? (found.data?.items ?? []) : [];
  const active = users[Math.min(place, users.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 && event.key !== "Enter") return;
    event.preventDefault();
    if (step !== 0) setPlace((place + step + users.length) % Math.max(1, users.length));
    else if (note === "growing") end();
    else if (active) onPick(active);
  };
  return (
    <div className="relative">
      <Field label={label} hint={t("hint")} error={error} required>
        <Input
          ref={input}
          role="combobox"
          aria-expanded={users.length > 0}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}${active.id}` : undefined}
          value={text}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onFocus={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            leave();
          }}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            change(event.target.value);
            setPlace(0);
          }}
        />
      </Field>
      <div
        role="listbox"
        id={`${id}list`}
        aria-label={label}
        // Over what is below: a list that pushed it away would pull it from under the pointer when it closes.
        className="scrollbar-thin absolute inset-x-0 z-10 max-h-52 overflow-y-auto rounded-md border border-line bg-raised shadow-lg empty:hidden"
      >
        {users.map((user) => (
          <Choice
            key={user.id}
            id={`${id}${user.id}`}
            user={user}
            active={user === active}
            onPick={() => onPick(user)}
          />
        ))}
      </div>
      <SearchNoteText note={note} className="mt-1" />
      <p role="status" className="mt-1 text-muted text-xs">
        {found.isError ? t("failed") : open && found.data && users.length === 0 ? t("none") : null}
      </p>
    </div>
  );
}

interface ChoiceProps {
  id: string;
  user: UserListItem;
  active: boolean;
  onPick: () => void;
}

function Choice({ id, user, active, onPick }: ChoiceProps) {
  return (
    // The box keeps the focus and hears the keys: the choices are only pointed at.
    // biome-ignore lint/a11y/useKeyWithClickEvents: WAI-ARIA combobox with aria-activedescendant
    // biome-ignore lint/a11y/useFocusableInteractive: WAI-ARIA combobox with aria-activedescendant
    <div
      role="option"
      id={id}
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={clsx(
        "flex cursor-default items-center gap-3 border-line border-b px-3 py-2 text-sm last:border-b-0 hover:bg-hover pointer-coarse:py-3",
        active && "bg-hover",
      )}
    >
      <span className="min-w-0 flex-1 truncate">
        <Stranger>{userName(user)}</Stranger>
      </span>
      <span className="text-muted text-xs tabular-nums max-sm:hidden">{phoneText(user.phone)}</span>
      <UserStatusBadge status={user.status} />
    </div>
  );
}

const REST_MS = 200;
const CHOICES = 8;
