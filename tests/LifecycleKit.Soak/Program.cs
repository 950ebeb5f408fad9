using LifecycleKit.EntityFrameworkCore.Tests;
using LifecycleKit.Soak;

// The process that the part "store" starts and kills.
if (args is [Writer.Argument, .. var task]) return await Writer.RunAsync(task);

return args switch
{
    ["fits", ..] => FitSoak.Run(args[1..]),
    ["experiments", ..] => ExperimentSoak.Run(args[1..]),
    ["plays", ..] => LawSoak.RunPlays(args[1..]),
    ["restarts", ..] => LawSoak.RunRestarts(args[1..]),
    ["store", ..] => await StoreSoak.RunAsync(args[1..]),
    _ => LawSoak.RunEngine(args),
};
