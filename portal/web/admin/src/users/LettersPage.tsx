import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Copyable, Failure, Loading, PageTitle, Properties, Property, Time } from "@gatehouse/shared";
import { texts } from "../texts/people";
import { linkOf, textOf } from "./letter";
import { type Letter, useLetters } from "./queries";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  letter: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  body: { whiteSpace: "pre-line", overflowWrap: "anywhere" },
});

/** The letters that did not go, for an administrator to pass their links on. */
export function LettersPage() {
  const styles = useStyles();
  const letters = useLetters();
  const { value = [], count = 0 } = letters.data ?? {};
  return (
    <div className={styles.page}>
      <PageTitle title={texts.letters} />
      {letters.isPending && <Loading />}
      {letters.error && <Failure error={letters.error} retry={() => void letters.refetch()} />}
      {letters.data && (
        <>
          <Text>{texts.lettersIntro}</Text>
          <Text role="status">{count === 0 ? texts.noLetters : texts.newest(value.length, count)}</Text>
          <Accordion collapsible multiple>
            {value.map((letter) => (
              <AccordionItem key={letter.id} value={letter.id}>
                <AccordionHeader as="h2">{`${letter.to}: ${letter.subject}`}</AccordionHeader>
                <AccordionPanel>
                  <One letter={letter} />
                </AccordionPanel>
              </AccordionItem>
            ))}
          </Accordion>
        </>
      )}
    </div>
  );
}

function One({ letter }: { letter: Letter }) {
  const styles = useStyles();
  const link = linkOf(letter.body ?? "", location.origin);
  return (
    <div className={styles.letter}>
      <Properties>
        <Property label={texts.to} value={letter.to} />
        <Property label={texts.written}>
          <Time at={letter.created} />
        </Property>
        {letter.failure && (
          <Property label={texts.failure}>
            <Text>{letter.failure}</Text>
          </Property>
        )}
      </Properties>
      <Property label={texts.link}>
        {link === undefined ? <Text>{texts.noLink}</Text> : <Copyable label={texts.linkTo(letter.to)} value={link} />}
      </Property>
      <Text className={styles.body}>{textOf(letter.body ?? "")}</Text>
    </div>
  );
}
