import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/people";

export const people: Area = {
  links: [
    { to: "/users", text: texts.users, group: texts.group },
    { to: "/groups", text: texts.groups, group: texts.group },
    { to: "/letters", text: texts.letters, group: texts.group },
  ],
  routes: [
    page("users", () => import("./UsersPage"), "UsersPage"),
    page("users/:name", () => import("./UserPage"), "UserPage"),
    page("groups", () => import("../groups/GroupsPage"), "GroupsPage"),
    page("groups/:name", () => import("../groups/GroupPage"), "GroupPage"),
    page("letters", () => import("./LettersPage"), "LettersPage"),
  ],
};
