import { createDOMRenderer, FluentProvider, makeStaticStyles, RendererProvider } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, type ReactNode, StrictMode, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, type RouteObject } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Refused } from "./ask";
import { type Brand, BrandContext, brandOfPage } from "./brand";
import { brandTheme } from "./brandTheme";
import { Broken } from "./Broken";

const KEPT = "gatehouse-dark";

/** Whether the dark theme is on, and how to change that. */
export const ThemeContext = createContext({ dark: false, setDark: (_: boolean) => {} });

const useGlobalStyles = makeStaticStyles({
  body: { margin: "0" },
  "#root > .fui-FluentProvider": { minHeight: "100vh" },
  "h1, h2, h3": { margin: "0" },
  "h1:focus": { outlineStyle: "none" },
  ".fui-RadioGroup": { flexWrap: "wrap" },
  // A choice with long words in it doesn't widen the page.
  ".fui-Field, .fui-Select, .fui-Select > select": { minWidth: "0", maxWidth: "100%" },
  // Nor does a message with an address or an id in it.
  ".fui-MessageBar": { minWidth: "0", maxWidth: "100%", boxSizing: "border-box" },
  ".fui-MessageBarBody": { minWidth: "0", overflowWrap: "anywhere" },
  ".fui-Field": { gridTemplateColumns: "minmax(0, 1fr)" },
});

function Root({ children }: { children: ReactNode }) {
  useGlobalStyles();
  const [dark, setDark] = useState(() => {
    const kept = localStorage.getItem(KEPT);
    return kept === null ? matchMedia("(prefers-color-scheme: dark)").matches : kept === "true";
  });
  const theme = useMemo(
    () => ({
      dark,
      setDark: (value: boolean) => {
        localStorage.setItem(KEPT, String(value));
        setDark(value);
      },
    }),
    [dark],
  );
  const [brand, setBrand] = useState<Brand>(brandOfPage);
  const branded = useMemo(() => ({ brand, setBrand }), [brand]);
  const fluent = useMemo(() => brandTheme(brand.color, dark), [brand.color, dark]);
  return (
    <ThemeContext.Provider value={theme}>
      <BrandContext.Provider value={branded}>
        <FluentProvider theme={fluent}>{children}</FluentProvider>
      </BrandContext.Provider>
    </ThemeContext.Provider>
  );
}

/**
 * Starts a portal. The styles that Fluent makes as it goes carry the page's nonce, without which they don't count.
 *
 * @param routes of the pages, below the layout
 */
export function portalRoot(basename: string, layout: ReactNode, routes: RouteObject[]) {
  const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
  const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && !(error instanceof Refused && error.status < 500),
      },
    },
  });
  const pages = routes.map((route) => ({ errorElement: <Broken />, ...route }));
  const router = createBrowserRouter(
    [{ element: layout, errorElement: <Broken />, hydrateFallbackElement: <></>, children: pages }],
    { basename },
  );
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <RendererProvider renderer={renderer} targetDocument={document}>
        <Root>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Root>
      </RendererProvider>
    </StrictMode>,
  );
}
