import { useLocation } from "react-router";
import { texts } from "../texts/account";
import { AccountForm, Done, NoForm, PageLink } from "./AccountForm";
import { useConfirm } from "./queries";

/** Where the link of a sign-up leads. Only a click confirms: programs that look at links in letters do not. */
export function ConfirmPage() {
  const token = useLocation().hash.slice(1);
  const confirm = useConfirm();
  if (token === "") return <NoForm title={texts.confirming} text={texts.noToken} />;
  if (confirm.isSuccess) return <Done title={texts.confirmed} text={texts.confirmedText} signIn />;
  return (
    <AccountForm
      title={texts.confirming}
      intro={texts.confirmText}
      action={texts.confirm}
      submit={() => confirm.mutate({ token })}
      complete
      busy={confirm.isPending}
      error={confirm.error}
      more={confirm.error && <PageLink to="/account/sign-up">{texts.askAgain}</PageLink>}
    />
  );
}
