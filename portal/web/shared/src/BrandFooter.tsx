import { makeStyles, tokens } from "@fluentui/react-components";
import { useBrand } from "./brand";
import { texts } from "./texts";

const useStyles = makeStyles({
  footer: {
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: { color: tokens.colorBrandForegroundLink, padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
});

/** The brand's links at a page's foot; nothing where there are none. */
export function BrandFooter() {
  const styles = useStyles();
  const { links } = useBrand();
  if (links.length === 0) return null;
  return (
    <footer>
      <nav className={styles.footer} aria-label={texts.footer}>
        {links.map((link) => (
          <a key={`${link.text} ${link.url}`} className={styles.link} href={link.url} rel="noreferrer">
            {link.text}
          </a>
        ))}
      </nav>
    </footer>
  );
}
