import { Failure, Loading, PortalShell, SignedOut } from "@gatehouse/shared";
import { Outlet } from "react-router";
import { areas } from "./areas";
import { useSession } from "./session";
import { texts } from "./texts";

const links = areas.flatMap((area) => area.links);

/** What stands around every page: it is there for those who are signed in. */
export function AdminPortal() {
  const session = useSession();
  if (session.isPending) return <Loading />;
  if (session.error) return <Failure error={session.error} retry={() => void session.refetch()} />;
  const { person } = session.data;
  if (!person) return <SignedOut title={texts.title} welcome={texts.welcome} signInPath="/admin/sign-in" />;
  return (
    <PortalShell portal="admin" title={texts.title} person={person} links={links}>
      <Outlet />
    </PortalShell>
  );
}
