import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import {
  Failure,
  isOpen,
  Loading,
  PortalShell,
  SessionGuard,
  signInAt,
  SignInFailed,
  SignInNeeded,
  useBrand,
  Welcome,
} from "@gatehouse/shared";
import { Outlet, useHref, useLocation, useMatches, useNavigate } from "react-router";
import { AccountLinks } from "./account/AccountLinks";
import { beforeSignIn } from "./account/area";
import { areas } from "./areas";
import { type Session, useSession } from "./queries";
import { texts } from "./texts";

const links = areas.flatMap((area) => area.links);

/** What stands around every page, also for those who haven't signed in. */
export function DeveloperPortal() {
  const session = useSession();
  if (session.isPending) return <Loading />;
  if (session.error && !session.data) return <Failure error={session.error} retry={() => void session.refetch()} />;
  const { person } = session.data;
  return (
    <PortalShell portal="developer" person={person} links={links} entrance={<Entrance signUp={session.data.signUp} />}>
      {!person && <SignInFailed />}
      <Content session={session.data} />
      {person && <SessionGuard signInPath="/sign-in" backPath="/account/back" />}
    </PortalShell>
  );
}

/** The page, for those who may see it. */
function Content({ session: { person, known, guests } }: { session: Session }) {
  const open = isOpen(useMatches());
  const { welcome } = useBrand();
  if (beforeSignIn(useLocation().pathname)) return <Outlet />;
  if (!person && !(open && guests)) {
    return (
      <>
        <SignInNeeded title={texts.signInFirst} why={welcome ?? texts.welcome} signInPath="/sign-in" />
        <AccountLinks />
      </>
    );
  }
  if (!person) {
    return (
      <>
        <Welcome />
        <Outlet />
      </>
    );
  }
  if (known) return <Outlet />;
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{texts.unknown}</MessageBarBody>
      </MessageBar>
      {open && <Outlet />}
    </>
  );
}

function Entrance({ signUp }: { signUp: boolean }) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const href = useHref("/account/sign-up");
  return (
    <>
      <Button as="a" href={signInAt("/sign-in", pathname)}>
        {texts.signIn}
      </Button>
      {signUp && (
        <Button
          as="a"
          appearance="subtle"
          href={href}
          onClick={(event) => {
            event.preventDefault();
            void navigate("/account/sign-up");
          }}
        >
          {texts.signUp}
        </Button>
      )}
    </>
  );
}
