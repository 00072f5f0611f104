import { makeStyles, mergeClasses, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useBrand } from "./brand";

const useStyles = makeStyles({ title: { ...typographyStyles.title2, margin: "0", overflowWrap: "anywhere" } });

/** Whether one came here from another page of the portal. Who opens a page begins at its top, as everywhere. */
const moved = () => (history.state as { key?: string } | null)?.key !== undefined;

interface Props {
  title: string;
  className?: string;
  /** Whether it names the browser's page without the brand after it. */
  alone?: boolean;
}

/**
 * The heading of a page. It names the page in the browser, and takes the focus when the page changes, so that a screen
 * reader says where one is.
 */
export function PageTitle({ title, className, alone = false }: Props) {
  const styles = useStyles();
  const { name } = useBrand();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = alone ? title : `${title} · ${name}`;
  }, [title, alone, name]);
  useEffect(() => {
    if (moved()) heading.current?.focus();
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} className={mergeClasses(styles.title, className)}>
      {title}
    </h1>
  );
}
