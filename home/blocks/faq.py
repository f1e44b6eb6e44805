"""Questions and answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue

from .text import ProseBlock


class QuestionBlock(StructBlock):
    question = CharBlock(label=_("question"), max_length=200)
    answer = ProseBlock(label=_("answer"))

    class Meta:
        label = _("Question")
        icon = "help"


class FaqBlock(StructBlock):
    heading = CharBlock(label=_("heading"), max_length=120, required=False)
    questions = ListBlock(QuestionBlock(), label=_("questions"), min_num=1)

    class Meta:
        label = _("Questions and answers")
        icon = "help"
        template = "blocks/faq.html"

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        answer = self.child_blocks["questions"].child_block.child_blocks["answer"]
        questions = [
            {"question": item["question"], "answer": answer.get_api_representation(item["answer"], context)}
            for item in value["questions"]
        ]
        return {"heading": value["heading"], "questions": questions}


FAQ_BLOCKS = [("faq", FaqBlock())]

__all__ = ["FAQ_BLOCKS", "FaqBlock", "QuestionBlock"]
