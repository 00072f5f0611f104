import { portalRoot } from "@gatehouse/shared";
import { AdminPortal } from "./AdminPortal";

portalRoot("/admin", <AdminPortal />);
