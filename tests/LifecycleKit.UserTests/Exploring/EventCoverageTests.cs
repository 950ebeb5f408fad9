using System.Numerics;
using System.Reflection;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Testing;

namespace LifecycleKit.UserTests.Exploring;

/// <summary>A kind of event that is added to the library is not forgotten by its timelines and its explorer.</summary>
public class EventCoverageTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private static readonly CustomerEventKind[] Kinds =
        [.. Enum.GetValues<CustomerEventKind>().Where(kind => kind != CustomerEventKind.None)];

    public static TheoryData<EventTriggers> Triggers =>
        [.. Enum.GetValues<EventTriggers>().Where(trigger => BitOperations.IsPow2((int)trigger))];

    [Fact]
    public void Factories_OfEvents_MakeEachKind() => Assert.Equal(
        Kinds, KindsOf(typeof(CustomerEvent).GetMethods(BindingFlags.Public | BindingFlags.Static), null, one => [(CustomerEvent)one]));

    [Fact]
    public void Members_OfATimeline_MakeEachKind() => Assert.Equal(
        Kinds, KindsOf(
            typeof(CustomerTimeline).GetMethods(BindingFlags.Public | BindingFlags.Instance), CustomerTimeline.Create("anna", Start),
            one => ((CustomerTimeline)one).Events));

    /// <summary>Where a stage needs nothing but an event, the explorer finds the event.</summary>
    [Theory]
    [MemberData(nameof(Triggers))]
    public void Explore_OfARuleOnOneTrigger_ReachesItsStage(EventTriggers trigger)
    {
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("one", x => x
            .Stage("before").Stage("after").Rule("moves", rule => rule.From("before").To("after").On(trigger))));
        var result = LifecycleExplorer.Explore(engine, new ExplorationOptions { Start = Start }, Shop.Cancellation);
        Assert.Empty(result.UnreachedStages);
    }

    /// <summary>Calls each method whose arguments can be made, and returns the kinds of the events that come of it, in order.</summary>
    private static SortedSet<CustomerEventKind> KindsOf(
        IEnumerable<MethodInfo> methods, object? target, Func<object, IEnumerable<CustomerEvent>> events)
    {
        var kinds = new SortedSet<CustomerEventKind>();
        foreach (var method in methods.Where(one => one.ReturnType == one.DeclaringType && !one.IsSpecialName))
        {
            foreach (var kind in (CustomerEventKind[])[.. Kinds.Where(one => $"{one}".StartsWith("Message", StringComparison.Ordinal))])
            {
                object?[] arguments = [.. method.GetParameters().Select(parameter => ArgumentOf(parameter, kind))];
                if (method.GetParameters().Where((parameter, i) => arguments[i] is null && !parameter.HasDefaultValue).Any()) break;
                try
                {
                    foreach (var one in events(method.Invoke(target, arguments)!)) kinds.Add(one.Kind);
                }
                catch (TargetInvocationException error) when (error.InnerException is ArgumentException or InvalidOperationException)
                {
                    // Needs more, such as an order to refund, so it is not the member for a kind of event.
                }
            }
        }

        return kinds;
    }

    private static object? ArgumentOf(ParameterInfo parameter, CustomerEventKind messageKind)
    {
        if (parameter.ParameterType == typeof(CustomerEventKind)) return messageKind;
        if (parameter.ParameterType == typeof(string)) return parameter.HasDefaultValue ? null : "one";
        if (parameter.ParameterType == typeof(DateTimeOffset)) return Start;
        if (parameter.ParameterType == typeof(decimal)) return 1m;
        if (parameter.ParameterType == typeof(int)) return 1;
        if (parameter.ParameterType == typeof(bool)) return true;
        if (parameter.ParameterType == typeof(Channels)) return Channels.Email;
        if (parameter.ParameterType == typeof(SurveyKind)) return SurveyKind.Nps;
        if (parameter.ParameterType == typeof(TimeSpan)) return TimeSpan.Zero;
        if (parameter.ParameterType == typeof(TraitValue)) return TraitValue.Create(1);
        if (parameter.ParameterType == typeof(OrderSnapshot))
            return new OrderSnapshot { OrderId = "one", PlacedAt = Start, GrossTotal = 10 };
        if (parameter.ParameterType == typeof(DealSnapshot))
            return new DealSnapshot { DealId = "one", OpenedAt = Start, ChangedAt = Start, Stage = "one" };
        return parameter.HasDefaultValue && parameter.DefaultValue is { } value ? value : null;
    }
}
