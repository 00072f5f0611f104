import { Button, Field, Input, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading, PageTitle, Properties, Property, Time, Unsaved } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/account";
import { CloseAccount } from "./CloseAccount";
import { goodName } from "./fields";
import { PasswordSection } from "./PasswordSection";
import { type Profile, useProfile, useRename } from "./queries";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalXXL, gridTemplateColumns: "minmax(0, 1fr)" },
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)", maxWidth: "30rem" },
});

/** The developer's own profile. */
export function ProfilePage() {
  const styles = useStyles();
  const profile = useProfile();
  return (
    <div className={styles.page}>
      <PageTitle title={texts.profile} />
      {profile.isPending && <Loading />}
      {profile.error && <Failure error={profile.error} retry={() => void profile.refetch()} />}
      {profile.data && (
        <>
          <Properties>
            <Property label={texts.email} value={profile.data.email} />
            <Property label={texts.since}>
              <Time at={profile.data.since} day />
            </Property>
            <Property label={texts.groups}>
              <Text>{profile.data.groups.join(", ")}</Text>
            </Property>
          </Properties>
          <Names key={`${profile.data.firstName}\n${profile.data.lastName}`} profile={profile.data} />
          <PasswordSection has={profile.data.hasPassword} />
          <CloseAccount profile={profile.data} />
        </>
      )}
    </div>
  );
}

function Names({ profile }: { profile: Profile }) {
  const styles = useStyles();
  const rename = useRename();
  const [firstName, setFirstName] = useState(profile.firstName);
  const [lastName, setLastName] = useState(profile.lastName);
  const dirty = firstName !== profile.firstName || lastName !== profile.lastName;
  const complete = dirty && goodName(firstName) && goodName(lastName);
  return (
    <section aria-label={texts.you}>
      <form
        className={styles.section}
        onSubmit={(event) => {
          event.preventDefault();
          if (complete && !rename.isPending) rename.mutate({ firstName: firstName.trim(), lastName: lastName.trim() });
        }}
      >
        <Subtitle1 as="h2">{texts.you}</Subtitle1>
        <Field label={texts.firstName} required>
          <Input
            value={firstName}
            maxLength={100}
            autoComplete="given-name"
            onChange={(_, data) => setFirstName(data.value)}
          />
        </Field>
        <Field label={texts.lastName} required>
          <Input
            value={lastName}
            maxLength={100}
            autoComplete="family-name"
            onChange={(_, data) => setLastName(data.value)}
          />
        </Field>
        {rename.error && <Failure error={rename.error} />}
        <div>
          <Button type="submit" appearance="primary" disabled={!complete} disabledFocusable={rename.isPending}>
            {texts.save}
          </Button>
        </div>
      </form>
      <Unsaved dirty={dirty && !rename.isPending} />
    </section>
  );
}
