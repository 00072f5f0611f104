import { Button, Field, Input, Select, Subtitle2, Text } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { useRowStyles } from "../apis/ParameterRows";
import { backendTexts as texts } from "../texts/namedValues";
import { type Member, titleOf, useAllBackends } from "./queries";

/** The backends of a pool, with their shares. */
export function Members({
  members,
  change,
}: {
  members: readonly Member[];
  change: (members: readonly Member[]) => void;
}) {
  const styles = useRowStyles();
  const backends = useAllBackends();
  const choice = backends.data?.filter(({ properties }) => properties.type !== "Pool") ?? [];
  const set = (index: number, changes: Partial<Member>) =>
    change(members.map((member, at) => (at === index ? { ...member, ...changes } : member)));
  return (
    <section className={styles.rows} aria-label={texts.members}>
      <Subtitle2 as="h2">{texts.members}</Subtitle2>
      <Text>{texts.membersHint}</Text>
      {members.map((member, index) => (
        <div key={index} className={styles.row} role="group" aria-label={texts.row(texts.members, index + 1)}>
          <Field label={texts.name} required>
            <Select
              value={member.id.split("/").pop()}
              onChange={(_, { value }) => set(index, { id: value === "" ? "" : `/backends/${value}` })}
            >
              <option value="">{texts.chooseMember}</option>
              {choice.map((backend) => (
                <option key={backend.name} value={backend.name}>
                  {titleOf(backend)}
                </option>
              ))}
            </Select>
          </Field>
          <WholeNumber label={texts.weight} value={member.weight} change={(weight) => set(index, { weight })} />
          <WholeNumber label={texts.priority} value={member.priority} change={(priority) => set(index, { priority })} />
          <Button
            icon={<DeleteRegular />}
            aria-label={texts.removeRow(texts.members, member.id.split("/").pop() ?? "")}
            onClick={() => change(members.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button icon={<AddRegular />} onClick={() => change([...members, { id: "" }])}>
        {texts.addMember}
      </Button>
    </section>
  );
}

interface NumberProps {
  label: string;
  value: number | undefined;
  change: (value: number | undefined) => void;
}

/** A whole number that may be left out. */
export function WholeNumber({ label, value, change }: NumberProps) {
  return (
    <Field label={label}>
      <Input
        inputMode="numeric"
        value={value === undefined ? "" : String(value)}
        onChange={(_, data) => {
          const digits = data.value.replaceAll(/\D/g, "").slice(0, 6);
          change(digits === "" ? undefined : parseInt(digits, 10));
        }}
      />
    </Field>
  );
}
