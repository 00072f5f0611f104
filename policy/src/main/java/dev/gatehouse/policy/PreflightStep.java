package dev.gatehouse.policy;

/** A step that also runs, alone with its like, when a CORS preflight is answered. */
public interface PreflightStep extends Step {}
