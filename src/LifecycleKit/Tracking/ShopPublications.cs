using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>Holds the configuration in force of one shop: loads publications from the store, and publishes into it.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ShopPublications(
    string scope, ICustomerStore store, TimeProvider time, PublishedContent content, Observers observers, TimeSpan tolerance) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile LifecycleRuntime? _current;
    private volatile OptionsSnapshot? _unpublished;

    /// <summary>Sets the options of the start, which are published at the first call.</summary>
    public ShopPublications StartWith(OptionsSnapshot options)
    {
        _unpublished = options;
        return this;
    }

    /// <summary>Returns a runtime with every publication up to a number.</summary>
    /// <param name="number">The number of the shop's last publication, as a load from the store returned it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public ValueTask<LifecycleRuntime> GetAsync(long number, CancellationToken cancellationToken) =>
        // While the first call publishes, the runtime is that of an empty store, in which an event would meet no track.
        _unpublished is null && _current is { } current && current.LastNumber >= number
            ? ValueTask.FromResult(current) : RefreshAsync(number, cancellationToken);

    /// <summary>Publishes changes of a host.</summary>
    public async ValueTask<PublishResult> PublishAsync(IReadOnlyList<PublishedPart> parts, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await EnsureStartedAsync(cancellationToken).ConfigureAwait(false);
            return await PublishAsync(_ => (parts, []), PublicationSource.Publisher, revision: null, [], cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Publishes the parts of a configuration that differ from the last configuration.</summary>
    public async ValueTask<PublishResult> FollowAsync(OptionsSnapshot options, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A shop that has not started yet starts with these options.
            if (_unpublished is null || !options.Errors.IsEmpty)
                return await PublishConfigurationAsync(options, cancellationToken).ConfigureAwait(false);
            _unpublished = options;
            return await PublishUnpublishedAsync(options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Returns the configuration that would be in force after changes, without publishing them.</summary>
    /// <returns>The runtimes before and after, and the result; the runtime after is null when the changes would be refused.</returns>
    public async ValueTask<(LifecycleRuntime Before, LifecycleRuntime? After, PublishResult Result)> PreviewAsync(
        IReadOnlyList<PublishedPart> parts, CancellationToken cancellationToken)
    {
        var before = await RefreshAsync(long.MaxValue, cancellationToken).ConfigureAwait(false);
        var (publications, at, errors) = Propose(before, parts, PublicationSource.Publisher, before.Publications[^1].Revision);
        var (after, result) = Try(before, publications, at, errors, []);
        return (before, after, result);
    }

    public void Dispose() => _gate.Dispose();

    private async ValueTask<LifecycleRuntime> RefreshAsync(long number, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await EnsureStartedAsync(cancellationToken).ConfigureAwait(false);
            if (_current is { } current && current.LastNumber >= number) return current;
            return await LoadAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Publishes the configuration of this host, if that has not happened yet.</summary>
    private async ValueTask EnsureStartedAsync(CancellationToken cancellationToken)
    {
        if (_unpublished is not { } options) return;
        var result = await PublishUnpublishedAsync(options, cancellationToken).ConfigureAwait(false);
        if (!result.IsPublished) throw new PublicationException(result.Errors);
    }

    private async ValueTask<PublishResult> PublishUnpublishedAsync(OptionsSnapshot options, CancellationToken cancellationToken)
    {
        var result = await PublishConfigurationAsync(options, cancellationToken).ConfigureAwait(false);
        if (!result.IsPublished) return result;
        _unpublished = null;
        observers.Notify(
            observer => observer.OnStarted(
                new StartReport { Scope = scope, Publication = result, IsDurable = store.IsDurable, Diagnostics = options.Diagnostics }));
        return result;
    }

    private async ValueTask<LifecycleRuntime> LoadAsync(CancellationToken cancellationToken)
    {
        var publications = await store.LoadPublicationsAsync(scope, cancellationToken).ConfigureAwait(false);
        if (_current is { } current && publications.Count > 0 && current.LastNumber == publications[^1].Number) return current;
        var runtime = LifecycleRuntime.Build(publications, content);
        _current = runtime;
        return await CorrectClockAsync(runtime, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Dates publications that a fast clock has dated into the future to now.</summary>
    private async ValueTask<LifecycleRuntime> CorrectClockAsync(LifecycleRuntime runtime, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (runtime.Publications.Count == 0 || runtime.Publications[^1].At <= now + tolerance) return runtime;
        var ahead = runtime.Publications.Where(
            one => one.At > now + tolerance && ReferenceEquals(runtime.FindInForce(one.Part, one.Name), one)).ToList();
        var number = runtime.LastNumber;
        Publication[] corrected =
            [.. ahead.Select(one => one with { Number = ++number, At = now, Source = PublicationSource.ClockCorrection })];
        await store.TryPublishAsync(scope, runtime.LastNumber, corrected, cancellationToken).ConfigureAwait(false);
        _current = null;
        return await LoadAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<PublishResult> PublishConfigurationAsync(OptionsSnapshot options, CancellationToken cancellationToken)
    {
        if (!options.Errors.IsEmpty)
            return new PublishResult { Scope = scope, At = time.GetUtcNow(), Diagnostics = options.Diagnostics, Errors = options.Errors };
        foreach (var part in options.Parts) content.Add(part);
        return await PublishAsync(
            runtime => Changed(runtime, options), PublicationSource.Configuration, options.Options.Revision, options.Diagnostics,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns the parts that differ from the last publication of configuration, unless a later revision is published, and, as text, the
    /// parts for which the host uses other content from the store.
    /// </summary>
    private static (IReadOnlyList<PublishedPart> Parts,
        ImmutableArray<string> Followed) Changed(LifecycleRuntime runtime, OptionsSnapshot options)
    {
        var configured = runtime.Publications.Where(one => one.Source == PublicationSource.Configuration).ToList();
        var isOlder = configured.Count > 0 && options.Options.Revision < configured.Max(one => one.Revision);
        var removals = configured.Where(one => one.Part == PublicationPart.Track).Select(one => one.Name).Distinct(StringComparer.Ordinal)
            .Where(name => !options.Parts.Any(part => part.Part == PublicationPart.Track && part.Name == name))
            .Select(name => PublishedPart.Removal(PublicationPart.Track, name));
        var changed = new List<PublishedPart>();
        var followed = new List<string>();
        foreach (var part in options.Parts.Concat(removals))
        {
            var last = configured.LastOrDefault(one => one.IsOf(part.Part, part.Name));
            if (!isOlder && !part.IsSameAs(last)) changed.Add(part);
            else if ((part.ContentHash ?? last?.ContentHash) is not null && !part.IsSameAs(runtime.FindInForce(part.Part, part.Name)))
                followed.Add(PublishResult.Text(part.Part, part.Name));
        }

        return (changed, [.. followed]);
    }

    private async ValueTask<PublishResult> PublishAsync(
        Func<LifecycleRuntime, (IReadOnlyList<PublishedPart> Parts, ImmutableArray<string> Followed)> choose, PublicationSource source,
        int? revision,
        ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await LoadAsync(cancellationToken).ConfigureAwait(false);
            var (parts, followed) = choose(before);
            var (publications, at, errors) =
                Propose(before, parts, source, revision ?? (before.Publications.Count == 0 ? 0 : before.Publications[^1].Revision));
            var (after, result) = Try(before, publications, at, errors, diagnostics);
            result = result with { Followed = followed };
            if (after is null || publications.Length == 0) return result;
            if (!await store.TryPublishAsync(scope, before.LastNumber, publications, cancellationToken).ConfigureAwait(false)) continue;
            _current = after;
            return result;
        }
    }

    /// <summary>
    /// Returns publications of the parts that differ from the content in force. They are numbered and dated now, even if a fast clock has
    /// dated an earlier publication later.
    /// </summary>
    private (ImmutableArray<Publication> Publications, DateTimeOffset At, List<string> Errors) Propose(
        LifecycleRuntime before, IReadOnlyList<PublishedPart> parts, PublicationSource source, int revision)
    {
        var at = time.GetUtcNow();
        var number = before.LastNumber;
        var publications = new List<Publication>();
        var errors = new List<string>();
        foreach (var declared in parts)
        {
            var part = declared.IsSameAs(before.FindInForce(declared.Part, declared.Name))
                ? declared : declared.ContinuedFrom(before.Playbook, errors);
            // A part of configuration is published even if the same content is in force, so that it is the last publication of
            // configuration.
            var isNews = source == PublicationSource.Configuration && part.ContentHash is not null;
            if (isNews || !part.IsSameAs(before.FindInForce(part.Part, part.Name)))
                publications.Add(part.ToPublication(++number, at, source, revision));
            content.Add(part);
        }

        return ([.. publications], at, errors);
    }

    private (LifecycleRuntime? After, PublishResult Result) Try(
        LifecycleRuntime before, ImmutableArray<Publication> publications, DateTimeOffset at, List<string> errors,
        ImmutableArray<Diagnostic> diagnostics)
    {
        var result = new PublishResult { Scope = scope, At = at, Diagnostics = diagnostics };
        if (errors.Count > 0) return (null, result with { Errors = [.. errors] });
        if (publications.IsEmpty) return (before, result);
        try
        {
            var after = LifecycleRuntime.Build([.. before.Publications, .. publications], content);
            var problems = RuntimeCheck.Problems(after).ToList();
            var named = diagnostics.IsEmpty
                ? PlaybookNameCheck.Of(
                    after.Playbook, after.ShownTracks.Select(track => (track.Name, track.Definition)), after.SegmentMap) : [];
            foreach (var diagnostic in named.Select(diagnostic => diagnostic.Within(PublishedPart.PlaybookPath)))
            {
                diagnostics = diagnostics.Add(diagnostic);
                if (diagnostic.Severity == DiagnosticSeverity.Error) problems.Add(diagnostic.ToString());
            }

            result = result with { Diagnostics = diagnostics };
            return problems.Count > 0
                ? (null, result with { Errors = [.. problems] }) : (after, result with { Publications = publications });
        }
        catch (Exception error) when (error is ArgumentException or PublicationException)
        {
            return (null, result with { Errors = [error.Message] });
        }
    }
}
