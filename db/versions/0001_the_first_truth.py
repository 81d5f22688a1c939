"""The first truth

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint("desk", "sequence", name=op.f("uq_change_desk_sequence")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_entity_id"), ["entity_id"], unique=False)

    op.create_table(
        "city_plan",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_city_plan")),
        sa.UniqueConstraint("code", name=op.f("uq_city_plan_code")),
    )
    op.create_table(
        "consultation",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("window", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("asker", sa.String(40), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("memo", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("unmet_reason", sa.String(40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
        sa.UniqueConstraint("slip", name=op.f("uq_consultation_slip")),
    )
    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultation_started"), ["started"], unique=False)

    op.create_table(
        "counter_window",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counter_window")),
        sa.UniqueConstraint("code", name=op.f("uq_counter_window_code")),
    )
    op.create_table(
        "fact",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_fact")),
    )
    op.create_table(
        "feed_desk",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_desk")),
        sa.UniqueConstraint("code", name=op.f("uq_feed_desk_code")),
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("vanished", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    op.create_table(
        "organization",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
        sa.UniqueConstraint("name", "section", name=op.f("uq_organization_name_section")),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("address_reading", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("access", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("name", "address", name=op.f("uq_place_name_address")),
    )
    op.create_table(
        "record_key",
        sa.Column("entity_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_record_key")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )
    op.create_table(
        "phrase",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("says", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("life_stages", sa.JSON(), nullable=False),
        sa.Column("circumstances", sa.JSON(), nullable=False),
        sa.Column("distress", sa.Boolean(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase")),
        sa.UniqueConstraint("key", name=op.f("uq_phrase_key")),
    )
    op.create_table(
        "stopword",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stopword")),
        sa.UniqueConstraint("key", name=op.f("uq_stopword_key")),
    )
    op.create_table(
        "synonym_group",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synonym_group")),
        sa.UniqueConstraint("key", name=op.f("uq_synonym_group_key")),
    )
    op.create_table(
        "term",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.Column("synonyms", sa.JSON(), nullable=False),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("scheme", "code", name=op.f("uq_term_scheme_code")),
    )
    op.create_table(
        "word_reading",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_reading")),
        sa.UniqueConstraint("word", name=op.f("uq_word_reading_word")),
    )
    op.create_table(
        "town",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_town")),
    )
    op.create_table(
        "candidate",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("consultation_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_candidate_consultation_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
    )
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidate_consultation_id"), ["consultation_id"], unique=False)

    op.create_table(
        "change_payload",
        sa.Column("change_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_change_payload_change_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_change_payload")),
    )
    op.create_table(
        "referral",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("issued", sa.DateTime(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("to_name", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("received", sa.Date(), nullable=True),
        sa.Column("result", sa.String(40), nullable=True),
        sa.Column("answered", sa.Date(), nullable=True),
        sa.Column("answerer", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referral_consultation_id"), ["consultation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_referral_issued"), ["issued"], unique=False)
        batch_op.create_index(batch_op.f("ix_referral_slip"), ["slip"], unique=False)

    op.create_table(
        "consultation_search",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("consultation_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_search_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_search")),
    )
    with op.batch_alter_table("consultation_search", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultation_search_consultation_id"), ["consultation_id"], unique=False)

    op.create_table(
        "consultation_term",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("consultation_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_term_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_term")),
    )
    with op.batch_alter_table("consultation_term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultation_term_consultation_id"), ["consultation_id"], unique=False)

    op.create_table(
        "handout",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("issued", sa.DateTime(), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_handout_consultation_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handout")),
    )
    with op.batch_alter_table("handout", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handout_consultation_id"), ["consultation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_handout_slip"), ["slip"], unique=False)

    op.create_table(
        "measure",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("plan_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["city_plan.id"], name=op.f("fk_measure_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
        sa.UniqueConstraint("plan_id", "code", name=op.f("uq_measure_plan_id_code")),
    )
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "offer",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("consultation_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("resource_version", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(40), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("delivery", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("guards", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_offer_consultation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_consultation_id"), ["consultation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_offer_resource_id"), ["resource_id"], unique=False)

    op.create_table(
        "resource",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.Column("subtitle", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("residency", sa.JSON(), nullable=False),
        sa.Column("fee", sa.Integer(), nullable=True),
        sa.Column("fee_note", sa.Text(), nullable=False),
        sa.Column("organization_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("place_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("contact_reading", sa.Text(), nullable=False),
        sa.Column("contact_phone", sa.Text(), nullable=False),
        sa.Column("contact_extension", sa.Text(), nullable=False),
        sa.Column("contact_fax", sa.Text(), nullable=False),
        sa.Column("contact_email", sa.Text(), nullable=False),
        sa.Column("contact_url", sa.Text(), nullable=False),
        sa.Column("hours_note", sa.Text(), nullable=False),
        sa.Column("application_state", sa.String(40), nullable=False),
        sa.Column("application_state_as_of", sa.Date(), nullable=True),
        sa.Column("application_selection", sa.String(40), nullable=True),
        sa.Column("application_opens", sa.DateTime(), nullable=True),
        sa.Column("application_closes", sa.DateTime(), nullable=True),
        sa.Column("application_method", sa.Text(), nullable=False),
        sa.Column("application_url", sa.Text(), nullable=False),
        sa.Column("sign_language", sa.Boolean(), nullable=True),
        sa.Column("sign_language_notice", sa.Integer(), nullable=True),
        sa.Column("captioning", sa.Boolean(), nullable=True),
        sa.Column("captioning_notice", sa.Integer(), nullable=True),
        sa.Column("wheelchair", sa.Boolean(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=True),
        sa.Column("beginner", sa.Boolean(), nullable=True),
        sa.Column("individual", sa.Boolean(), nullable=True),
        sa.Column("participation_note", sa.Text(), nullable=False),
        sa.Column("dispute_reason", sa.Text(), nullable=False),
        sa.Column("dispute_by", sa.Text(), nullable=False),
        sa.Column("dispute_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vanished_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_resource_organization_id")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_resource_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource")),
    )
    with op.batch_alter_table("resource", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resource_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_resource_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_resource_place_id"), ["place_id"], unique=False)

    op.create_table(
        "childcare",
        sa.Column("resource_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("months_from", sa.Integer(), nullable=True),
        sa.Column("months_to", sa.Integer(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("fee", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_childcare_resource_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("resource_id", name=op.f("pk_childcare")),
    )
    op.create_table(
        "circle",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("meets", sa.Text(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("taking_members", sa.Boolean(), nullable=True),
        sa.Column("visitors", sa.Text(), nullable=False),
        sa.Column("admission_fee", sa.Integer(), nullable=True),
        sa.Column("monthly_fee", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_circle_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circle")),
    )
    op.create_table(
        "closing_rule",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("resource_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("weeks", sa.JSON(), nullable=False),
        sa.Column("from_month_day", sa.Text(), nullable=False),
        sa.Column("to_month_day", sa.Text(), nullable=False),
        sa.Column("holidays", sa.Boolean(), nullable=False),
        sa.Column("moved_by_holiday", sa.Boolean(), nullable=False),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_closing_rule_resource_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing_rule")),
    )
    with op.batch_alter_table("closing_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closing_rule_resource_id"), ["resource_id"], unique=False)

    op.create_table(
        "consulting_window",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("takes", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=True),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_consulting_window_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consulting_window")),
    )
    op.create_table(
        "course",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("capacity_note", sa.Text(), nullable=False),
        sa.Column("material_fee", sa.Integer(), nullable=True),
        sa.Column("belongings", sa.Text(), nullable=False),
        sa.Column("teacher", sa.Text(), nullable=False),
        sa.Column("teacher_reading", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_course_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
    )
    op.create_table(
        "facility",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("facility_type", sa.Text(), nullable=False),
        sa.Column("barrier_free", sa.JSON(), nullable=False),
        sa.Column("bus", sa.Text(), nullable=False),
        sa.Column("parking", sa.Text(), nullable=False),
        sa.Column("teen_space", sa.Text(), nullable=False),
        sa.Column("school_opening", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_facility_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facility")),
    )
    op.create_table(
        "grant_support",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("amount", sa.Text(), nullable=False),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_grant_support_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant_support")),
    )
    op.create_table(
        "material",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("designation", sa.Text(), nullable=False),
        sa.Column("viewing", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_material_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material")),
    )
    op.create_table(
        "opening_hours",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("resource_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_opening_hours_resource_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_hours")),
    )
    with op.batch_alter_table("opening_hours", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opening_hours_resource_id"), ["resource_id"], unique=False)

    op.create_table(
        "programme",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_programme_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_table(
        "provenance",
        sa.Column("resource_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("imported_on", sa.Date(), nullable=True),
        sa.Column("source_updated_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_provenance_resource_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("resource_id", name=op.f("pk_provenance")),
    )
    with op.batch_alter_table("provenance", schema=None) as batch_op:
        batch_op.create_index("ix_provenance_source_key", ["source", "key"], unique=False)

    op.create_table(
        "resource_measure",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("resource_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("measure_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_resource_measure_measure_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_resource_measure_resource_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource_measure")),
        sa.UniqueConstraint("resource_id", "measure_id", name=op.f("uq_resource_measure_resource_id_measure_id")),
    )
    with op.batch_alter_table("resource_measure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resource_measure_measure_id"), ["measure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_resource_measure_resource_id"), ["resource_id"], unique=False)

    op.create_table(
        "resource_link",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("from_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("to_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("relation", sa.String(40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_id"], ["resource.id"], name=op.f("fk_resource_link_from_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["to_id"], ["resource.id"], name=op.f("fk_resource_link_to_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource_link")),
        sa.UniqueConstraint("from_id", "to_id", "relation", name=op.f("uq_resource_link_from_id_to_id_relation")),
    )
    with op.batch_alter_table("resource_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resource_link_from_id"), ["from_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_resource_link_to_id"), ["to_id"], unique=False)

    op.create_table(
        "resource_term",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("resource_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_resource_term_resource_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource_term")),
        sa.UniqueConstraint("resource_id", "scheme", "code", name=op.f("uq_resource_term_resource_id_scheme_code")),
    )
    with op.batch_alter_table("resource_term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resource_term_resource_id"), ["resource_id"], unique=False)

    op.create_table(
        "resource_text",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("resource_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_resource_text_resource_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource_text")),
        sa.UniqueConstraint("resource_id", "language", name=op.f("uq_resource_text_resource_id_language")),
    )
    with op.batch_alter_table("resource_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resource_text_resource_id"), ["resource_id"], unique=False)

    op.create_table(
        "talent",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("subjects", sa.JSON(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("fee_note", sa.Text(), nullable=False),
        sa.Column("registered_until", sa.Date(), nullable=True),
        sa.Column("direct_contact", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["resource.id"], name=op.f("fk_talent_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talent")),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("course_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("ends", sa.DateTime(), nullable=True),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_meeting_course_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_course_id"), ["course_id"], unique=False)

    op.create_table(
        "recurrence",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("course_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("first", sa.DateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("exceptions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_recurrence_course_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recurrence")),
    )
    with op.batch_alter_table("recurrence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recurrence_course_id"), ["course_id"], unique=False)

    op.create_table(
        "room",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("facility_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purposes", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("fee", sa.Text(), nullable=False),
        sa.Column("registration_needed", sa.Boolean(), nullable=True),
        sa.Column("individual_use", sa.Boolean(), nullable=True),
        sa.Column("booking", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["facility_id"], ["facility.id"], name=op.f("fk_room_facility_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
    )
    with op.batch_alter_table("room", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_room_facility_id"), ["facility_id"], unique=False)

    op.create_table(
        "talent_consent",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("talent_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["talent_id"], ["talent.id"], name=op.f("fk_talent_consent_talent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talent_consent")),
        sa.UniqueConstraint("talent_id", "channel", name=op.f("uq_talent_consent_talent_id_channel")),
    )
    with op.batch_alter_table("talent_consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talent_consent_talent_id"), ["talent_id"], unique=False)

    op.create_table(
        "talent_private",
        sa.Column("talent_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("legal_name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["talent_id"], ["talent.id"], name=op.f("fk_talent_private_talent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("talent_id", name=op.f("pk_talent_private")),
    )


def downgrade() -> None:
    op.drop_table("talent_private")
    with op.batch_alter_table("talent_consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_talent_consent_talent_id"))

    op.drop_table("talent_consent")
    with op.batch_alter_table("room", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_room_facility_id"))

    op.drop_table("room")
    with op.batch_alter_table("recurrence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recurrence_course_id"))

    op.drop_table("recurrence")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_course_id"))

    op.drop_table("meeting")
    op.drop_table("talent")
    with op.batch_alter_table("resource_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resource_link_to_id"))
        batch_op.drop_index(batch_op.f("ix_resource_link_from_id"))

    op.drop_table("resource_link")
    with op.batch_alter_table("resource_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resource_text_resource_id"))

    op.drop_table("resource_text")
    with op.batch_alter_table("resource_term", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resource_term_resource_id"))

    op.drop_table("resource_term")
    with op.batch_alter_table("resource_measure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resource_measure_resource_id"))
        batch_op.drop_index(batch_op.f("ix_resource_measure_measure_id"))

    op.drop_table("resource_measure")
    with op.batch_alter_table("provenance", schema=None) as batch_op:
        batch_op.drop_index("ix_provenance_source_key")

    op.drop_table("provenance")
    op.drop_table("programme")
    with op.batch_alter_table("opening_hours", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opening_hours_resource_id"))

    op.drop_table("opening_hours")
    op.drop_table("material")
    op.drop_table("grant_support")
    op.drop_table("facility")
    op.drop_table("course")
    op.drop_table("consulting_window")
    with op.batch_alter_table("closing_rule", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_closing_rule_resource_id"))

    op.drop_table("closing_rule")
    op.drop_table("circle")
    op.drop_table("childcare")
    with op.batch_alter_table("resource", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resource_place_id"))
        batch_op.drop_index(batch_op.f("ix_resource_organization_id"))
        batch_op.drop_index(batch_op.f("ix_resource_kind"))

    op.drop_table("resource")
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_offer_resource_id"))
        batch_op.drop_index(batch_op.f("ix_offer_consultation_id"))

    op.drop_table("offer")
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measure_plan_id"))

    op.drop_table("measure")
    with op.batch_alter_table("handout", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handout_slip"))
        batch_op.drop_index(batch_op.f("ix_handout_consultation_id"))

    op.drop_table("handout")
    with op.batch_alter_table("consultation_term", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consultation_term_consultation_id"))

    op.drop_table("consultation_term")
    with op.batch_alter_table("consultation_search", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consultation_search_consultation_id"))

    op.drop_table("consultation_search")
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_referral_slip"))
        batch_op.drop_index(batch_op.f("ix_referral_issued"))
        batch_op.drop_index(batch_op.f("ix_referral_consultation_id"))

    op.drop_table("referral")
    op.drop_table("change_payload")
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidate_consultation_id"))

    op.drop_table("candidate")
    op.drop_table("town")
    op.drop_table("word_reading")
    op.drop_table("term")
    op.drop_table("synonym_group")
    op.drop_table("stopword")
    op.drop_table("phrase")
    op.drop_table("staff")
    op.drop_table("record_key")
    op.drop_table("place")
    op.drop_table("organization")
    op.drop_table("import_batch")
    op.drop_table("feed_desk")
    op.drop_table("fact")
    op.drop_table("counter_window")
    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consultation_started"))

    op.drop_table("consultation")
    op.drop_table("city_plan")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_entity_id"))

    op.drop_table("change")
