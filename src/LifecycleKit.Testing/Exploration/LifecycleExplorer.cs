using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>Finds which sequences of events and pauses lead to which stage of a lifecycle.</summary>
/// <remarks>
/// <para>All sequences of the steps are tried on the engine, the shortest first and equally long ones in the order of the steps, so the
/// result is always the same. Two sequences after which a customer differs in nothing that the lifecycle asks are continued once. For this,
/// ages count in whole days (or hours, or exactly, when lengths in the definition are not whole days), and steps are a minute
/// apart.</para>
/// <para>A customer starts with the first event, as in a tracker, so time passes only after an event.</para>
/// </remarks>
public static class LifecycleExplorer
{
    private static readonly DateTimeOffset UsualStart = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Explores a lifecycle, in UTC and without models.</summary>
    /// <param name="definition">The lifecycle.</param>
    /// <param name="options">Steps and bounds; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <exception cref="ArgumentException">Two steps have the same name, or there are none.</exception>
    public static ExplorationResult Explore(
        LifecycleDefinition definition, ExplorationOptions? options = null, CancellationToken cancellationToken = default) =>
        Explore(LifecycleEngine.Compile(definition), options, cancellationToken);

    /// <summary>Explores the lifecycle of an engine, with its zone and models.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="options">Steps and bounds; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <exception cref="ArgumentException">Two steps have the same name, or there are none.</exception>
    public static ExplorationResult Explore(
        LifecycleEngine engine, ExplorationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        options ??= new ExplorationOptions();
        var facts = new DefinitionFacts(engine.Definition);
        var steps = options.Steps ?? DerivedSteps.Of(engine, facts);
        Check(steps);
        var start = options.Start ?? StartOf(engine.Definition);
        var search = new StageSearch(engine, steps, new StateSignature(engine, facts, options.Steps is not null), options);
        search.Run(CustomerTimeline.Create("customer", start, engine.Context.TimeZone), cancellationToken);
        return new ExplorationResult(engine.Definition.Name)
        {
            Paths = [.. engine.Definition.Stages.Where(stage => search.Found.ContainsKey(stage.Id)).Select(stage => PathTo(stage.Id))],
            UnreachedStages = [.. engine.Definition.Stages.Select(stage => stage.Id).Where(id => !search.Found.ContainsKey(id))],
            UnfiredRules = [.. engine.Definition.Rules.Select(rule => rule.Id).Where(id => !search.Fired.Contains(id))],
            End = search.End,
            StateCount = search.StateCount,
            Steps = [.. steps.Select(step => step.Name)],
            FieldsWithoutStep = options.Steps is null ? [.. DerivedSteps.Unknown(facts)] : [],
        };

        // Each customer has an id of their own, so that all paths can be recorded in one shop.
        ExploredPath PathTo(string stage)
        {
            var found = search.Found[stage].Steps();
            var node = SearchNode.First(CustomerTimeline.Create(stage, start, engine.Context.TimeZone));
            foreach (var step in found) node = node.After(step, engine, [])!;
            return new ExploredPath(stage, [.. found.Select(step => step.Name)], node.Timeline);
        }
    }

    /// <summary>
    /// Returns the steps that the rules of a lifecycle ask for: events of their triggers and of the fields in their conditions, with the
    /// values that they are compared with, and pauses. Add your own, such as those for fields and predicates of your own.
    /// </summary>
    /// <param name="engine">The engine; its RFM model gives the totals of orders.</param>
    public static IReadOnlyList<ExplorationStep> GetSteps(LifecycleEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return DerivedSteps.Of(engine, new DefinitionFacts(engine.Definition));
    }

    private static void Check(IReadOnlyList<ExplorationStep> steps)
    {
        if (steps.Count == 0)
            throw new ArgumentException("There are no steps: the lifecycle asks for no event. Give the steps.", nameof(steps));
        if (steps.GroupBy(step => step.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Two steps have the name '{twice.Key}'. Use different names.", nameof(steps));
    }

    private static DateTimeOffset StartOf(LifecycleDefinition definition)
    {
        var dates = definition.Rules.SelectMany(rule => (DateTimeOffset?[])[rule.EffectiveFrom, rule.EffectiveUntil]);
        return dates.OfType<DateTimeOffset>().Select(date => date.AddDays(-1)).DefaultIfEmpty(UsualStart).Min();
    }
}
