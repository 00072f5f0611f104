import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Failure, Time } from "@gatehouse/shared";
import { texts } from "../texts/console";
import { useCredentials, useMakeCredential, useRemoveCredential } from "./queries";

const useStyles = makeStyles({
  part: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, alignItems: "center" },
});

/** The console credential of an application: made on request, gone at sign-out or after an hour. */
export function Credential({ application }: { application: string }) {
  const styles = useStyles();
  const credentials = useCredentials();
  const make = useMakeCredential();
  const remove = useRemoveCredential();
  const there = credentials.data?.find((each) => each.application === application);
  const busy = make.isPending || remove.isPending;
  return (
    <>
      <div className={styles.part} role="status">
        {there ? (
          <Text>
            {texts.credentialUntil} <Time at={there.until} />.
          </Text>
        ) : (
          <Text>{texts.noCredential}</Text>
        )}
      </div>
      <div className={styles.part}>
        <Button
          disabledFocusable={busy || credentials.isPending}
          onClick={() => !busy && (there ? remove.mutate(application) : make.mutate(application))}
        >
          {there ? texts.removeCredential : texts.makeCredential}
        </Button>
      </div>
      {credentials.error && <Failure error={credentials.error} retry={() => void credentials.refetch()} />}
      {make.error && <Failure error={make.error} />}
      {remove.error && <Failure error={remove.error} />}
    </>
  );
}
