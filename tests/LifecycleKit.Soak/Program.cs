using LifecycleKit.Soak;

return args switch
{
    ["fits", ..] => FitSoak.Run(args[1..]),
    ["experiments", ..] => ExperimentSoak.Run(args[1..]),
    ["plays", ..] => LawSoak.RunPlays(args[1..]),
    ["restarts", ..] => LawSoak.RunRestarts(args[1..]),
    _ => LawSoak.RunEngine(args),
};
