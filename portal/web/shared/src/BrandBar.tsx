import { FluentProvider, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactNode, useContext, useMemo } from "react";
import { Link } from "react-router";
import { useBrand } from "./brand";
import { brandTheme, onBrand } from "./brandTheme";
import { ThemeContext } from "./portalRoot";
import { texts } from "./texts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    minHeight: "3rem",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    // Where colours are forced, the edge is what is left of it.
    borderBottom: `1px solid ${tokens.colorTransparentStroke}`,
  },
  home: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginRight: "auto",
    minWidth: 0,
    color: "inherit",
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline" },
  },
  logo: { maxHeight: "2rem", maxWidth: "10rem" },
  name: { overflowWrap: "anywhere" },
});

interface Props {
  portal: "admin" | "developer";
  /** Stands before the name. */
  before?: ReactNode;
  children?: ReactNode;
}

/** The bar at a page's top, in the brand's colour, with its logo and name. */
export function BrandBar({ portal, before, children }: Props) {
  const styles = useStyles();
  const brand = useBrand();
  const { dark } = useContext(ThemeContext);
  const theme = useMemo(() => onBrand(brandTheme(brand.color, dark)), [brand.color, dark]);
  return (
    <FluentProvider theme={theme}>
      <header className={styles.bar}>
        {before}
        <Link className={styles.home} to="/">
          {brand.logo && <img className={styles.logo} src={brand.logo} alt="" />}
          <Text className={styles.name} size={400} weight="semibold">
            {texts.portals[portal](brand.name)}
          </Text>
        </Link>
        {children}
      </header>
    </FluentProvider>
  );
}
