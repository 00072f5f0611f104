import { defineConfig } from "vite";
import { application } from "../vite.shared";

export default defineConfig(application("admin", "/admin/"));
