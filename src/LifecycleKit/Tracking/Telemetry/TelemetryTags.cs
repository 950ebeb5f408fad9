using System.Text.Json;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>The names of tags of metrics and activities, and the values of enums in them. No tag has data of a customer.</summary>
internal static class TelemetryTags
{
    public const string Shop = "lifecyclekit.shop", Kind = "lifecyclekit.event.kind", Outcome = "lifecyclekit.outcome",
        Track = "lifecyclekit.track", Rule = "lifecyclekit.rule", From = "lifecyclekit.from", To = "lifecyclekit.to",
        Muted = "lifecyclekit.muted", Handler = "lifecyclekit.handler", Result = "lifecyclekit.result",
        EventCount = "lifecyclekit.event.count", CustomerCount = "lifecyclekit.customer.count",
        MovedOverCount = "lifecyclekit.moved_over.count", TransitionCount = "lifecyclekit.transition.count",
        FailureCount = "lifecyclekit.failure.count";

    /// <summary>The type of an error, by the semantic conventions of OpenTelemetry.</summary>
    public const string Error = "error.type";

    private static readonly string[] Outcomes = Names<RecordOutcome>();
    private static readonly string[] Kinds = Names<CustomerEventKind>();

    public static string NameOf(RecordOutcome outcome) => Outcomes[(int)outcome];

    public static string NameOf(CustomerEventKind kind) => Kinds[(int)kind];

    /// <summary>Returns the type of an error; its message may have personal data.</summary>
    public static string NameOf(Exception error) => error.GetType().FullName ?? error.GetType().Name;

    /// <summary>Returns the outcome of a call that threw: a cancelled call may have saved the event or not.</summary>
    public static RecordOutcome OutcomeOf(Exception error) =>
        error is OperationCanceledException ? RecordOutcome.TimedOut : RecordOutcome.Failed;

    /// <summary>Returns the names of values that are numbered from 0 without gaps, such as <c>timed_out</c>.</summary>
    private static string[] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}
