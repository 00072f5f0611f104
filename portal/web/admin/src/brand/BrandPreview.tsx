import { FluentProvider, makeStyles, Text, tokens } from "@fluentui/react-components";
import { brandTheme, useBrand } from "@gatehouse/shared";
import { texts as common } from "../texts";
import { texts } from "../texts/brand";
import { type BrandDraft, colorIsFine } from "./draft";

const useStyles = makeStyles({
  previews: { display: "grid", gap: tokens.spacingVerticalL },
  card: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
  },
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    fontWeight: tokens.fontWeightSemibold,
  },
  logo: { maxHeight: "2rem", maxWidth: "10rem" },
  content: { display: "grid", gap: tokens.spacingVerticalM, justifyItems: "start", padding: tokens.spacingHorizontalM },
  welcome: { whiteSpace: "pre-line", overflowWrap: "anywhere" },
  button: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    fontWeight: tokens.fontWeightSemibold,
  },
  link: { color: tokens.colorBrandForegroundLink, textDecorationLine: "underline" },
  selected: {
    padding: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
  },
});

interface Props {
  draft: BrandDraft;
  kept: BrandDraft;
}

/** What the fields make of the pages, in both themes. */
export function BrandPreview({ draft, kept }: Props) {
  const styles = useStyles();
  return (
    <section className={styles.previews} aria-label={texts.preview}>
      <Preview draft={draft} kept={kept} dark={false} />
      <Preview draft={draft} kept={kept} dark />
    </section>
  );
}

/** Nothing in it can be used: it is a picture, made of what pages are made of. */
function Preview({ draft, kept, dark }: Props & { dark: boolean }) {
  const styles = useStyles();
  const brand = useBrand();
  const color = draft.color !== "" && colorIsFine(draft.color) ? draft.color : brand.color;
  // Where the service has a logo of its own, the one shown now is that; what the settings have instead isn't known here.
  const others = kept.logo === "" ? brand.logo : undefined;
  const logo = draft.logo === "" ? others : `data:image/png;base64,${draft.logo}`;
  return (
    <div>
      <Text size={200}>{dark ? texts.dark : texts.light}</Text>
      <FluentProvider className={styles.card} theme={brandTheme(color, dark)}>
        <div className={styles.bar}>
          {logo !== undefined && <img className={styles.logo} src={logo} alt="" />}
          {draft.name.trim() || brand.name}
        </div>
        <div className={styles.content}>
          <span className={styles.welcome}>{draft.welcome.trim() || brand.welcome || common.welcome}</span>
          <span className={styles.button}>{texts.sampleButton}</span>
          <span className={styles.selected}>{texts.sampleSelected}</span>
          <span className={styles.link}>{draft.links[0]?.text || texts.sampleLink}</span>
        </div>
      </FluentProvider>
    </div>
  );
}
