using LifecycleKit.Cli;

// The command lifecycle. Tests call LifecycleTool with writers of their own.
//
// Exit codes:
//   0    done
//   1    refused, with the reason on standard error
//   2    the command line is not valid
//   130  interrupted
return await LifecycleTool.RunAsync(args, ToolConsole.OfProcess()).ConfigureAwait(false);
