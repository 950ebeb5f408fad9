using LifecycleKit.Cli;

return await LifecycleTool.RunAsync(args, ToolConsole.OfProcess()).ConfigureAwait(false);
