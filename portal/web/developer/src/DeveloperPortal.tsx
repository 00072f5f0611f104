import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { Failure, Loading, PortalShell, SignedOut } from "@gatehouse/shared";
import { Outlet } from "react-router";
import { areas } from "./areas";
import { useSession } from "./queries";
import { texts } from "./texts";

const links = areas.flatMap((area) => area.links);

/** What stands around every page. */
export function DeveloperPortal() {
  const session = useSession();
  if (session.isPending) return <Loading />;
  if (session.error) return <Failure error={session.error} retry={() => void session.refetch()} />;
  const { person, known } = session.data;
  if (!person) return <SignedOut portal="developer" welcome={texts.welcome} signInPath="/sign-in" />;
  return (
    <PortalShell portal="developer" person={person} links={links}>
      {known ? (
        <Outlet />
      ) : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{texts.unknown}</MessageBarBody>
        </MessageBar>
      )}
    </PortalShell>
  );
}
