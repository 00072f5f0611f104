import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { Confirmed, Failure } from "@gatehouse/shared";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/people";
import {
  fullName,
  type User,
  useApplicationsOf,
  useDeleteUser,
  useInviteAgain,
  usePatchUser,
  useSendPassword,
  useSubscriptionsOf,
} from "./queries";

/** The user that the service comes with. */
const ADMINISTRATOR = "1";

/** What is done about a user; what stops calls says how many. */
export function UserActions({ user }: { user: User }) {
  const { link } = useLinkStyles();
  const navigate = useNavigate();
  const patch = usePatchUser(user.name);
  const invite = useInviteAgain(user.name);
  const send = useSendPassword(user.name);
  const deletion = useDeleteUser(user.name);
  const applications = useApplicationsOf(user.name).data;
  const subscriptions = useSubscriptionsOf(user.name).data;
  const [asking, setAsking] = useState<"block" | "delete">();
  const done = () => setAsking(undefined);
  const { state } = user.properties;
  const own = user.name === ADMINISTRATOR;
  const name = fullName(user);
  const known = applications !== undefined && subscriptions !== undefined;
  const owns = (applications?.length ?? 0) > 0;
  const failure = patch.error ?? invite.error ?? send.error ?? deletion.error;
  const said = send.isSuccess ? texts.passwordSent : invite.isSuccess ? texts.invited : "";
  return (
    <>
      {state === "active" && !own && (
        <Button disabled={!known} disabledFocusable={patch.isPending} onClick={() => setAsking("block")}>
          {texts.block}
        </Button>
      )}
      {state !== "active" && (
        <Button disabledFocusable={patch.isPending} onClick={() => patch.mutate({ state: "active" })}>
          {texts.activate}
        </Button>
      )}
      {state === "active" && (
        <Button disabledFocusable={send.isPending} onClick={() => send.mutate()}>
          {texts.sendPassword}
        </Button>
      )}
      {state === "pending" && (
        <Button disabledFocusable={invite.isPending} onClick={() => invite.mutate()}>
          {texts.inviteAgain}
        </Button>
      )}
      {!own && (
        <Button disabled={!known || owns} title={owns ? texts.owns : undefined} onClick={() => setAsking("delete")}>
          {texts.remove}
        </Button>
      )}
      {failure && <Failure error={failure} />}
      {said !== "" && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>
            {said}{" "}
            <Link className={link} to="/letters">
              {texts.toLetters}
            </Link>
          </MessageBarBody>
        </MessageBar>
      )}
      <Confirmed
        question={texts.blockQuestion(name)}
        warning={`${texts.stops(applications?.length ?? 0, subscriptions?.length ?? 0)} ${texts.blockWarning}`}
        action={texts.blockAction}
        open={asking === "block"}
        confirm={() => {
          done();
          patch.mutate({ state: "blocked" });
        }}
        cancel={done}
      />
      <Confirmed
        question={texts.removeQuestion(name)}
        warning={texts.removeWarning(subscriptions?.length ?? 0)}
        action={texts.removeAction}
        open={asking === "delete"}
        confirm={() => {
          done();
          deletion.mutate(false, { onSuccess: () => void navigate("/users") });
        }}
        cancel={done}
      />
    </>
  );
}
