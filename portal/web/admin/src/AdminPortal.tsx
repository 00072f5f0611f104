import { Failure, Loading, PageTitle, PortalShell, Refused, SessionGuard, SignedOut } from "@gatehouse/shared";
import { Outlet } from "react-router";
import { links } from "./areas";
import { useAccess, useSession } from "./session";
import { texts } from "./texts";

/** What stands around every page: it is there for those who are signed in. */
export function AdminPortal() {
  const session = useSession();
  if (session.isPending) return <Loading />;
  if (session.error && !session.data) return <Failure error={session.error} retry={() => void session.refetch()} />;
  const { person } = session.data;
  if (!person) return <SignedOut portal="admin" welcome={texts.welcome} signInPath="/admin/sign-in" />;
  return (
    <PortalShell portal="admin" person={person} links={links}>
      <WithRole />
      <SessionGuard signInPath="/admin/sign-in" backPath="/admin/back" />
    </PortalShell>
  );
}

/** The page; or, for somebody without any role, one refusal instead of one for everything that a page asks. */
function WithRole() {
  const access = useAccess();
  if (!(access.error instanceof Refused && access.error.status === 403)) return <Outlet />;
  return (
    <>
      <PageTitle title={texts.noRole} />
      <Failure error={access.error} retry={() => void access.refetch()} />
      <p>{texts.noRoleNext}</p>
    </>
  );
}
