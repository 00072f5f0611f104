import { type Area, open, page } from "@gatehouse/shared";
import { texts } from "../texts/catalogue";

export const apis: Area = {
  links: [{ to: "/apis", text: texts.apis }],
  routes: [
    open(page("apis", () => import("./ApisPage"), "ApisPage")),
    open({
      path: "apis/:name",
      lazy: async () => ({ Component: (await import("./ApiPage")).ApiPage }),
      children: [
        { index: true, lazy: async () => ({ Component: (await import("./ApiOverview")).ApiOverview }) },
        page("operations/:operation", () => import("./OperationPage"), "OperationPage"),
      ],
    }),
  ],
};
