using System.Text.Json;

namespace LifecycleKit.Cli;

/// <summary>What <c>inspect --json</c> prints.</summary>
internal sealed record InspectionSummary(
    JsonElement Format, IReadOnlyList<InspectionRow> Rows, IReadOnlyList<DiagnosticSummary> Diagnostics);

/// <summary>A row as it is read.</summary>
internal sealed record InspectionRow(
    long Line, string? Customer, string? Order, DateTimeOffset? PlacedAt, decimal? Amount, string? Outcome, string? Problem);
