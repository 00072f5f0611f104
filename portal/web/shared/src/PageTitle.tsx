import { makeStyles, mergeClasses, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef } from "react";

const useStyles = makeStyles({ title: { ...typographyStyles.title2, margin: "0" } });

/**
 * The heading of a page. It names the page in the browser, and takes the focus when the page changes, so that a screen
 * reader says where one is.
 */
export function PageTitle({ title, className }: { title: string; className?: string }) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Gatehouse`;
    heading.current?.focus();
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} className={mergeClasses(styles.title, className)}>
      {title}
    </h1>
  );
}
