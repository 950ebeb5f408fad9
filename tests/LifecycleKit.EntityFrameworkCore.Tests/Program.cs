using LifecycleKit.EntityFrameworkCore.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The writer that KillChecks starts and kills, or else the runner of the tests.
if (args is [Writer.Argument, .. var rest]) return await Writer.RunAsync(rest);
return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, (_, _) => { })
    : await ConsoleRunner.Run(args);
