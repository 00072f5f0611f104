import { portalRoot } from "@gatehouse/shared";
import { DeveloperPortal } from "./DeveloperPortal";

portalRoot("/", <DeveloperPortal />);
