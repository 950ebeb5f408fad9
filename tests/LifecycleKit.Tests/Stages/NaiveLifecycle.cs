using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>A lifecycle of the tests, which converts to a lifecycle of the library.</summary>
internal sealed record NaiveLifecycle(IReadOnlyList<NaiveStage> Stages, string Initial, IReadOnlyList<NaiveRule> Rules)
{
    public NaiveStage this[string stage] => Stages.Single(x => x.Id == stage);

    public LifecycleDefinition ToDefinition() => LifecycleDefinition.Build("generated", builder =>
    {
        foreach (var stage in Stages) builder.Stage(stage.Id, stage.Rank, stage.Declare);
        builder.StartAt(Initial);
        foreach (var rule in Rules) builder.Rule(rule.Id, rule.Declare);
    });

    public bool IsGroup(string id) => Stages.Any(stage => stage.Parent == id);

    /// <summary>Returns the stage, its group, the group of that group, and so on.</summary>
    public IEnumerable<string> Around(string? id)
    {
        for (; id is not null; id = this[id].Parent) yield return id;
    }

    public bool LeadsFrom(NaiveRule rule, string stage) =>
        stage != rule.To && !this[stage].IsTerminal && !IsGroup(stage) && (rule.From is null || Around(stage).Any(rule.From.Contains));

    /// <summary>Returns the same lifecycle with groups replaced by their stages.</summary>
    public NaiveLifecycle WithoutGroups() => this with
    {
        Stages = [.. Stages.Where(stage => !IsGroup(stage.Id)).Select(stage => stage with { Parent = null })],
        Rules =
        [
            .. Rules.Select(rule => rule.From is null ? rule : rule with
            {
                From = [.. Stages.Select(stage => stage.Id).Where(stage => LeadsFrom(rule, stage))],
            }),
        ],
    };

    public override string ToString() => ToDefinition().ToString();
}
