using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Customers;

/// <summary>
/// The data of a <see cref="CustomerHistory"/> except its orders: for a store, and for a customer's request of their data.
/// </summary>
/// <remarks>
/// <see cref="CustomerHistory.Capture"/> makes it, and <see cref="CustomerHistory.FromSnapshot"/> reads it together with the orders.
/// Equality compares lists by reference.
/// </remarks>
public sealed record CustomerHistorySnapshot
{
    internal const int CurrentFormat = 1;

    private static readonly JsonShape Shape = JsonShape.Document(CustomerJsonContext.Default.CustomerHistorySnapshot);

    /// <summary>The version of the stored format; 1.</summary>
    [JsonRequired]
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The reporting currency, three upper-case letters; null while unknown.</summary>
    public string? Currency { get; init; }

    /// <summary>The sums and last values of the profile.</summary>
    public required ProfileSnapshot Profile { get; init; }

    /// <summary>The traits, one for a name.</summary>
    public required IReadOnlyList<CustomerTrait> Traits { get; init; }

    /// <summary>The consents, one for a channel and category.</summary>
    public required IReadOnlyList<ChannelConsent> Consents { get; init; }

    /// <summary>The messages sent.</summary>
    public required IReadOnlyList<SentMessage> Messages { get; init; }

    /// <summary>The first exposures, one for an experiment.</summary>
    public required IReadOnlyList<ExperimentExposure> Exposures { get; init; }

    /// <summary>The support cases, one for an id.</summary>
    public required IReadOnlyList<OpenCloseState> Cases { get; init; }

    /// <summary>The subscriptions, one for an id.</summary>
    public required IReadOnlyList<OpenCloseState> Subscriptions { get; init; }

    /// <summary>The visits and messages by quarter of an hour; null for none, and in data of an earlier version of the library.</summary>
    public ActivitySnapshot? Activity { get; init; }

    /// <summary>The custom events, one for a name and at most 64; null for none, and in data of an earlier version of the
    /// library.</summary>
    public IReadOnlyList<CustomEventState>? CustomEvents { get; init; }

    /// <summary>
    /// Whether there were custom events with further names, which are not kept and each of which comes after those of
    /// <see cref="CustomEvents"/> in ordinal order; null for no.
    /// </summary>
    public bool? HasMoreCustomEvents { get; init; }

    /// <summary>The newest snapshot of each deal, one for an id; null for none, and in data of an earlier version of the
    /// library.</summary>
    public IReadOnlyList<DealSnapshot>? Deals { get; init; }

    /// <summary>The changes of the account of the customer, in their order; null for none.</summary>
    public IReadOnlyList<AccountChange>? AccountChanges { get; init; }

    /// <summary>The last known level of each account of the customer; null for none.</summary>
    public IReadOnlyList<AccountLevel>? AccountLevels { get; init; }

    /// <summary>The contacts of an account, one for an id; null for none.</summary>
    public IReadOnlyList<OpenCloseState>? Contacts { get; init; }

    /// <summary>Returns the data as JSON of format 1.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CustomerJsonContext.Default.CustomerHistorySnapshot);

    /// <summary>Reads data written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not a customer history, and the message says why. No other exception is
    /// thrown.</exception>
    public static CustomerHistorySnapshot FromJson(string json) => StrictJson.Read(
        json, CustomerJsonContext.Default.CustomerHistorySnapshot, Shape, static (data, diagnostics) => data.Checked(diagnostics),
        "a customer history", CurrentFormat);

    /// <summary>The first rule that the data break; null for valid data.</summary>
    internal string? Problem() => Problems().FirstOrDefault();

    /// <summary>Returns the snapshot, as a part of a document that was read.</summary>
    /// <exception cref="ArgumentException">The data break rules, which the message names.</exception>
    internal CustomerHistorySnapshot ThrowIfInvalid()
    {
        string[] problems = [.. Problems()];
        return problems.Length == 0
            ? this : throw new ArgumentException($"the history is not a customer history: {string.Join(' ', problems)}");
    }

    private CustomerHistorySnapshot Checked(List<Diagnostic> diagnostics)
    {
        diagnostics.AddRange(
            Problems().Select(problem =>
                Diagnostic.Error(DiagnosticIds.Contradiction, string.Empty, problem, "Use a text that the library wrote.")));
        return this;
    }

    /// <summary>The rules that the data break.</summary>
    private IEnumerable<string> Problems()
    {
        if (Format != CurrentFormat)
            return [FormattableString.Invariant($"the format is {Format}, and this version reads format {CurrentFormat}.")];
        if (Profile is null || Traits is null || Consents is null || Messages is null || Exposures is null || Cases is null
            || Subscriptions is null)
        {
            return ["a member is null."];
        }

        return
        [
            .. Given(CurrencyCode.Problem(Currency)),
            .. Given(Profile.Problem()),
            .. Problems("traits", Traits, x => x.Name, x => x.Name is not null && IsSet(x.SetAt)),
            .. Problems(
                "consents", Consents, x => (x.Channel, x.Category),
                x => x.Category is not null && x.Channel.IsSingle() && IsRight(x.State)),
            .. Problems("messages", Messages, null, x => x.Play is not null && x.Channel.IsSingle() && IsSet(x.SentAt)),
            .. Problems(
                "exposures", Exposures, x => x.Experiment, x => x.Experiment is not null && x.Arm is not null && IsSet(x.ExposedAt)),
            .. Problems("cases", Cases, x => x.Id, x => x.Id is not null && IsSet(x.ChangedAt)),
            .. Problems("subscriptions", Subscriptions, x => x.Id, x => x.Id is not null && IsSet(x.ChangedAt)),
            .. Problems(
                "customEvents", CustomEvents ?? [], x => x.Name, x => !string.IsNullOrWhiteSpace(x.Name) && IsSet(x.LastAt) && x.Count > 0),
            .. Given(NamesProblem()),
            .. Problems("deals", Deals ?? [], x => x.DealId, x => x?.Contradiction() is null && x is not null),
            .. Problems(
                "accountChanges", AccountChanges ?? [], x => (x.At, x.EventId ?? "\0"), x => x.AccountId?.Length != 0 && IsSet(x.At)),
            .. Problems(
                "accountLevels", AccountLevels ?? [], x => x.AccountId,
                x => !string.IsNullOrEmpty(x.AccountId) && !string.IsNullOrEmpty(x.Name) && IsSet(x.At)),
            .. Problems("contacts", Contacts ?? [], x => x.Id, x => x.Id is not null && IsSet(x.ChangedAt)),
        ];

        static string[] Given(string? problem) => problem is null ? [] : [problem];
    }

    private string? NamesProblem()
    {
        var count = CustomEvents?.Count ?? 0;
        if (count > CustomEventLog.MaxNames)
            return FormattableString.Invariant($"'customEvents' has more than {CustomEventLog.MaxNames} names.");
        return HasMoreCustomEvents == true && count < CustomEventLog.MaxNames
            ? FormattableString.Invariant($"'hasMoreCustomEvents' is true with fewer than {CustomEventLog.MaxNames} names.") : null;
    }

    private static IEnumerable<string> Problems<T>(string name, IReadOnlyList<T> items, Func<T, object>? key, Func<T, bool> isRight)
    {
        if (items.Count == 0) yield break;
        var keys = new HashSet<object>();
        for (var i = 0; i < items.Count; i++)
        {
            if (!isRight(items[i]))
            {
                yield return FormattableString.Invariant(
                    $"'{name}[{i}]' lacks a name or an instant, or has a value that does not exist.");
            }
            else if (key is not null && !keys.Add(key(items[i])))
            {
                yield return FormattableString.Invariant($"'{name}[{i}]' repeats another.");
            }
        }
    }

    private static bool IsSet(DateTimeOffset instant) => instant.UtcTicks > 0;

    private static bool IsRight(in ConsentState state) =>
        state.IsKnown && Enum.IsDefined(state.Basis) && (state.ExpiresAt is not { } end || (state.IsGranted && end > state.ChangedAt));
}
