using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace RnnKit.Book.Prose;

/// <summary>The box of a task list, which says whether its task is done.</summary>
internal sealed class TaskBoxRenderer : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList obj) => renderer.Write(obj.Checked
        ? "<input type=\"checkbox\" aria-label=\"Done\" disabled checked>"
        : "<input type=\"checkbox\" aria-label=\"To do\" disabled>");
}
